package fr.encaisse.simulator;

import java.io.IOException;
import java.net.BindException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Starts the simulator with the demo, before anything that calls it, and stops it last. */
@Component
@Profile("demo")
@ConditionalOnProperty(prefix = "encaisse.simulator", name = "enabled", matchIfMissing = true)
class SimulatorStarter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorStarter.class);

    private final SimulatorProperties properties;
    private BridgeSimulator simulator;

    SimulatorStarter(SimulatorProperties properties) {
        this.properties = properties;
    }

    @Override
    public synchronized void start() {
        try {
            simulator = BridgeSimulator.start(properties.settings());
            LOG.info("Bridge simulator listens on {}, control page {}/_sim/", simulator.address(), simulator.address());
        } catch (BindException e) {
            LOG.warn(
                    "Port {} is taken: the Bridge simulator of another node, or one started alone, is used",
                    properties.port());
        } catch (IOException e) {
            throw new IllegalStateException("the Bridge simulator cannot start", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return simulator != null;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
