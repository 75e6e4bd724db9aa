/** Measurements, run by {@code ./mvnw verify -Pbench} only: classes named {@code ...Bench}; results in target/bench. */
package fr.encaisse.bench;
