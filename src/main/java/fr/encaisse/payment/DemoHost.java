package fr.encaisse.payment;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Sets {@code encaisse.demo.host} in the demo to the first private IPv4 address of the machine, so that a phone on the same
 * network can open what the QR code says; {@code localhost} where there is none.
 */
class DemoHost implements EnvironmentPostProcessor, Ordered {

    static final String PROPERTY = "encaisse.demo.host";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("demo")) && !environment.containsProperty(PROPERTY)) {
            String host = privateAddress().orElse("localhost");
            environment.getPropertySources().addLast(new MapPropertySource("demoHost", Map.of(PROPERTY, host)));
        }
    }

    /** After the configuration files, which say whether this is the demo. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    static Optional<String> privateAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(DemoHost::isReal)
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .flatMap(DemoHost::addresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static Stream<InetAddress> addresses(NetworkInterface network) {
        return Collections.list(network.getInetAddresses()).stream();
    }

    /** Bridges of containers and virtual machines are up, private, and of no use to a phone. */
    private static boolean isReal(NetworkInterface network) {
        try {
            return network.isUp()
                    && !network.isLoopback()
                    && !network.isVirtual()
                    && !network.isPointToPoint()
                    && !network.getName().matches("(docker|br-|veth|virbr|vmnet|vboxnet|lxc|cni|podman).*");
        } catch (SocketException e) {
            return false;
        }
    }
}
