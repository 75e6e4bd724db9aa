package fr.encaisse.process;

import org.camunda.bpm.spring.boot.starter.SpringBootProcessApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Deploys what {@code META-INF/processes.xml} names: once, and again only when a model has changed; and before the first
 * page is served. Left to itself (by {@code @EnableProcessApplication}) Camunda deploys when the port is open already,
 * and whoever begins an invoice in that moment is told that there is no such process.
 */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration extends SpringBootProcessApplication {

    @Override
    public void onApplicationEvent(ApplicationContextEvent event) {
        if (!(event instanceof ContextRefreshedEvent)) {
            super.onApplicationEvent(event);
        }
    }

    @Bean
    static SmartLifecycle deployment(EngineConfiguration processes) {
        return new Deployment(processes);
    }

    private static final class Deployment implements SmartLifecycle {

        private final EngineConfiguration processes;
        private volatile boolean done;

        Deployment(EngineConfiguration processes) {
            this.processes = processes;
        }

        @Override
        public void start() {
            try {
                processes.afterPropertiesSet();
            } catch (Exception e) {
                throw new IllegalStateException("The processes could not be deployed", e);
            }
            done = true;
        }

        /** Camunda undeploys by itself when the application ends. */
        @Override
        public void stop() {
            done = false;
        }

        @Override
        public boolean isRunning() {
            return done;
        }

        /** After all beans, long before the web server. */
        @Override
        public int getPhase() {
            return 0;
        }
    }
}
