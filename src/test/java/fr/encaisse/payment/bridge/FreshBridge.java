package fr.encaisse.payment.bridge;

import java.time.Clock;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What a node remembers of its calls to Bridge: forgotten, or made anew for a client without an application. */
public final class FreshBridge {

    private FreshBridge() {}

    /** No call counted, no pause, nothing held against Bridge. */
    public static void forget(ApplicationContext application) {
        application.getBean(CallBudget.class).forget();
        application.getBean(Breaker.class).forget();
        application.getBean(JdbcClient.class).sql("delete from swept_band").update();
    }

    static BridgeCalls calls(BridgeSettings settings, Clock clock) {
        EmbeddedDatabase database = new EmbeddedDatabaseBuilder()
                .setType(EmbeddedDatabaseType.H2)
                .generateUniqueName(true)
                .addScript("db/migration/common/V23__calls_to_bridge.sql")
                .build();
        ReservedCalls reserved = new ReservedCalls(JdbcClient.create(database), new JdbcTransactionManager(database));
        return new BridgeCalls(settings, new CallBudget(settings, reserved, clock), new Breaker(clock), clock);
    }
}
