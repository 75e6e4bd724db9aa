package fr.encaisse.access;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Before the first request: groups, grants, shared filters and the first accounts, each made once. */
@Component
class EngineSetup implements SmartInitializingSingleton {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Grants grants;
    private final SharedFilters filters;
    private final FirstAccounts accounts;

    EngineSetup(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Grants grants,
            SharedFilters filters,
            FirstAccounts accounts) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.grants = grants;
        this.filters = filters;
        this.accounts = accounts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // Two nodes that start together take turns.
            jdbc.sql("select id from installation for update").query().singleRow();
            grants.make();
            filters.make();
            accounts.make();
        });
    }
}
