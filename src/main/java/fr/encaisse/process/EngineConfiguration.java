package fr.encaisse.process;

import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.context.annotation.Configuration;

/** Deploys what {@code META-INF/processes.xml} names: once, and again only when a model has changed. */
@Configuration(proxyBeanMethods = false)
@EnableProcessApplication("encaisse")
class EngineConfiguration {}
