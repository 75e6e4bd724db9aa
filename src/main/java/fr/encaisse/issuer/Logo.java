package fr.encaisse.issuer;

/**
 * The issuer's logo as it is printed.
 *
 * @param png without metadata and without transparency, no larger than {@link LogoImage} makes it
 * @param sha256 of the PNG, hexadecimal
 * @param width in pixels, as the height
 */
public record Logo(byte[] png, String sha256, int width, int height) {}
