package fr.encaisse.simulator;

/** Who pays, as the client of the API named them. */
record Payer(String firstName, String lastName, String companyName, String externalReference, String email) {}
