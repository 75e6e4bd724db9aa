package fr.encaisse.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/**
 * The engine's groups and what they may see in Tasklist and Cockpit. Tasks come by assignment and candidate groups, with
 * TASK_WORK only (application.yaml). Nobody is granted to start instances: {@link EngineWrites} refuses it besides.
 */
@Component
class Grants {

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    Grants(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    void make() {
        for (Role role : Role.values()) {
            makeGroup(role);
        }
        for (Role role : new Role[] {Role.STAFF, Role.MANAGER}) {
            grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            // "My profile" leads there: it is where people change their password.
            grant(role, Resources.APPLICATION, "welcome", Permissions.ACCESS);
            grant(role, Resources.FILTER, ANY, Permissions.READ);
        }
        grant(Role.STAFF, Resources.PROCESS_DEFINITION, ANY, Permissions.READ);
        grant(Role.MANAGER, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                Role.MANAGER,
                Resources.PROCESS_DEFINITION,
                ANY,
                Permissions.READ,
                Permissions.READ_INSTANCE,
                Permissions.READ_HISTORY,
                Permissions.READ_TASK,
                ProcessDefinitionPermissions.RETRY_JOB);
        // Cockpit counts tasks by group and names what is deployed only for those who may read all of them.
        grant(Role.MANAGER, Resources.TASK, ANY, Permissions.READ);
        grant(Role.MANAGER, Resources.DEPLOYMENT, ANY, Permissions.READ);
        for (Resources resource : Resources.values()) {
            grant(Role.ADMIN, resource, ANY, Permissions.ALL);
        }
    }

    private void makeGroup(Role role) {
        if (identity.createGroupQuery().groupId(role.group()).count() == 0) {
            Group group = identity.newGroup(role.group());
            group.setName(role.displayName());
            group.setType("ENCAISSE");
            identity.saveGroup(group);
        }
    }

    /** Adds what is missing and leaves alone what an admin has changed elsewhere. */
    private void grant(Role role, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn(role.group())
                .authorizationType(AUTH_TYPE_GRANT)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            grant.setGroupId(role.group());
            grant.setResource(resource);
            grant.setResourceId(id);
        }
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        authorizations.saveAuthorization(grant);
    }
}
