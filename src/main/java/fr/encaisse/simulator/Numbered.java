package fr.encaisse.simulator;

import java.util.UUID;

/** Something with an id that also has a place in the order of creation. */
interface Numbered {

    long serial();

    UUID id();
}
