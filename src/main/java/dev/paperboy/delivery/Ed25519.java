package dev.paperboy.delivery;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;

/** What the JDK's Ed25519 does not offer outright. */
final class Ed25519 {

    private Ed25519() {}

    /** The public half of a private key: a key pair is made from the private key's seed, which is all the randomness it takes. */
    static PublicKey publicKey(PrivateKey secret) throws GeneralSecurityException {
        var seed = ((EdECPrivateKey) secret).getBytes().orElseThrow();
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Replay(seed));
        return generator.generateKeyPair().getPublic();
    }

    /** Gives the seed in place of random bytes. */
    private static final class Replay extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Replay(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("Ed25519 takes 32 bytes, not " + bytes.length);
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
