import { dropCompiledAccess } from '#kernel/access/grants/drop_compiled_access'
import { keepAnAdministrator } from '#kernel/accounts/guard'
import { historyIsComplete } from '#kernel/activity/history_invariant'
import { definePlugin } from '#kernel/plugins/declaration'
import { beginCompany } from '#kernel/companies/begin_company'
import { numbersHaveNoGaps } from '#kernel/workflow/numbers_invariant'

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
    () => import('#kernel/exchange/import/import'),
  ],
  roles: { administrator: ['*.*'] },
  operations: [
    () => import('#kernel/accounts/operations/disable_user'),
    () => import('#kernel/accounts/operations/enable_user'),
    () => import('#kernel/accounts/operations/make_administrator'),
    () => import('#kernel/accounts/operations/unmake_administrator'),
    () => import('#kernel/accounts/operations/revoke_session'),
    () => import('#kernel/accounts/operations/revoke_api_token'),
    () => import('#kernel/plugins/enable_plugin'),
    () => import('#kernel/plugins/disable_plugin'),
  ],
  invariants: [historyIsComplete, numbersHaveNoGaps],
  figures: {
    'kernel.user': () => import('#kernel/accounts/user_figures'),
    'kernel.company': () => import('#kernel/companies/company_figures'),
  },
  within: {
    'kernel.company.create': beginCompany,
    'kernel.user.disable': keepAnAdministrator,
    'kernel.user.unmake_administrator': keepAnAdministrator,
    'kernel.role.update': dropCompiledAccess,
    'kernel.membership.update': dropCompiledAccess,
  },
})
