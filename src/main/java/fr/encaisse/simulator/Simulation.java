package fr.encaisse.simulator;

/** The parts of one running simulator behind its HTTP side. */
record Simulation(
        SimulatorClock clock,
        Faults faults,
        CallMeter meter,
        WebhookSecrets secrets,
        WebhookSender webhooks,
        PaymentEvents events,
        SimulatedBank bank,
        HostedAddress hosted) {

    static Simulation of(SimulatorSettings settings, HostedAddress hosted) {
        SimulatorClock clock = new SimulatorClock(settings.clock());
        Faults faults = new Faults();
        WebhookSecrets secrets = new WebhookSecrets(settings.webhook().secret(), clock);
        WebhookSender webhooks = new WebhookSender(settings.webhook().url(), secrets, clock);
        PaymentEvents events = new PaymentEvents(webhooks);
        SimulatedBank bank = new SimulatedBank(
                clock, settings.settlementDelay(), faults, webhooks, new StateFile(settings.stateFile()));
        return new Simulation(clock, faults, new CallMeter(clock), secrets, webhooks, events, bank, hosted);
    }

    void catchUp() {
        bank.catchUp();
        webhooks.flush();
    }

    void reset() {
        bank.reset();
        webhooks.reset();
        secrets.reset();
        faults.clear();
        meter.reset();
    }
}
