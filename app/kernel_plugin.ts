import { dropCompiledAccess } from '#kernel/access/grants/drop_compiled_access'
import { definePlugin } from '#kernel/plugins/declaration'
import { addPluginRows } from '#kernel/plugins/plugin_rows'

/** The kernel, declared like any plugin: what it has is found, listed and guarded in the same way. */
export default definePlugin({
  id: 'kernel',
  version: '1.0.0',
  api: '^1.0',
  models: [
    () => import('#kernel/companies/company'),
    () => import('#kernel/companies/company_bank_account'),
    () => import('#kernel/companies/org_unit'),
    () => import('#kernel/accounts/user'),
    () => import('#kernel/companies/membership'),
    () => import('#kernel/companies/membership_role'),
    () => import('#kernel/access/models/role'),
    () => import('#kernel/access/models/rule'),
    () => import('#kernel/accounts/session'),
    () => import('#kernel/accounts/api_token'),
    () => import('#kernel/plugins/company_plugin'),
  ],
  roles: { administrator: ['*.*'] },
  operations: [
    () => import('#kernel/plugins/enable_plugin'),
    () => import('#kernel/plugins/disable_plugin'),
  ],
  within: {
    'kernel.company.create': addPluginRows,
    'kernel.role.update': dropCompiledAccess,
    'kernel.membership.update': dropCompiledAccess,
  },
})
