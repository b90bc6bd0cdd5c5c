import { guardRole, guardRule } from '#kernel/access/grants/role_guard'
import { dropCompiledAccess } from '#kernel/access/grants/drop_compiled_access'
import { securityLogIsWhole } from '#kernel/accounts/security_log/chain_invariant'
import { watched } from '#kernel/accounts/security_log/watched'
import { invite } from '#kernel/accounts/invitations/invite'
import { keepAnAdministrator } from '#kernel/accounts/guard'
import { definePlugin } from '#kernel/plugins/declaration'
import { consoleProps } from '#kernel/plugins/integrity/console_props'
import { invariants } from '#kernel/plugins/integrity/invariants'
import { jobsAreWhole, outboxIsDelivered } from '#kernel/jobs/invariant'
import { fillLater } from '#kernel/fields/filling/fill_later'
import { customIndexAgrees } from '#kernel/fields/index_invariant'
import { managerProps } from '#kernel/plugins/manager_props'
import { mailProps } from '#kernel/mail/mail_props'
import { backupsProps } from '#kernel/storage/backups_props'
import { beginCompany } from '#kernel/companies/begin_company'
import { searchAgrees } from '#kernel/records/search/invariant'

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
    () => import('#kernel/accounts/security_log/security_event'),
    () => import('#kernel/http/policy/policy_breach'),
    () => import('#kernel/plugins/company_plugin'),
    () => import('#kernel/exchange/import/import'),
    () => import('#kernel/exchange/export/export'),
    () => import('#kernel/exchange/mapping/saved/import_mapping'),
    () => import('#kernel/mail/outgoing_mail'),
    () => import('#kernel/accounts/invitations/invitation'),
    () => import('#kernel/records/views/saved_view'),
    () => import('#kernel/jobs/job'),
    () => import('#kernel/activity/notifications/notification'),
    () => import('#kernel/fields/definition/definition'),
  ],
  roles: { administrator: ['*.*'] },
  operations: [
    () => import('#kernel/accounts/operations/disable_user'),
    () => import('#kernel/accounts/operations/enable_user'),
    () => import('#kernel/accounts/operations/make_administrator'),
    () => import('#kernel/accounts/operations/unmake_administrator'),
    () => import('#kernel/accounts/operations/reset_second_factor'),
    () => import('#kernel/accounts/operations/revoke_session'),
    () => import('#kernel/accounts/operations/revoke_api_token'),
    () => import('#kernel/accounts/invitations/resend_invitation'),
    () => import('#kernel/accounts/invitations/withdraw_invitation'),
    () => import('#kernel/mail/operations/retry_mail'),
    () => import('#kernel/mail/operations/cancel_mail'),
    () => import('#kernel/jobs/operations/retry_job'),
    () => import('#kernel/jobs/operations/cancel_job'),
    () => import('#kernel/jobs/operations/release_job'),
    () => import('#kernel/records/bulk/take_back_job'),
    () => import('#kernel/activity/notifications/mark_read'),
    () => import('#kernel/plugins/enable_plugin'),
    () => import('#kernel/plugins/disable_plugin'),
    () => import('#kernel/plugins/configure_plugin'),
    () => import('#kernel/records/views/share_view'),
  ],
  jobs: [
    () => import('#kernel/exchange/import/import_job'),
    () => import('#kernel/exchange/export/export_job'),
    () => import('#kernel/exchange/sweep/sweep_job'),
    () => import('#kernel/exchange/import/undo/undo_job'),
    () => import('#kernel/records/search/rebuild_job'),
    () => import('#kernel/records/bulk/bulk_job'),
    () => import('#kernel/jobs/prune'),
    () => import('#kernel/accounts/invitations/expire_job'),
    () => import('#kernel/accounts/reset/send_reset_job'),
    () => import('#kernel/mail/jobs/send_mail'),
    () => import('#kernel/mail/jobs/deliver_due'),
    () => import('#kernel/plugins/integrity/verify_job'),
    () => import('#kernel/storage/backup_job'),
    () => import('#kernel/http/idempotency/clean_keys'),
    () => import('#kernel/fields/filling/fill_job'),
    () => import('#kernel/fields/cleaning/clean_job'),
  ],
  schedules: [
    { job: 'kernel.exchange.sweep', cron: '10 3 * * *' },
    { job: 'kernel.jobs.prune', cron: '40 3 * * *' },
    { job: 'kernel.invitations.expire', every: 600 },
    { job: 'kernel.mail.deliver_due', every: 300 },
    { job: 'kernel.integrity.verify', cron: '45 3 * * *' },
    { job: 'kernel.storage.backup', cron: '15 2 * * *' },
    { job: 'kernel.idempotency.clean_keys', cron: '20 3 * * *' },
    { job: 'kernel.fields.clean', cron: '25 3 * * *', per: 'company' },
  ],
  menu: [
    { screen: 'plugins', icon: 'i-lucide-blocks', right: 'kernel.plugin.read' },
    { model: 'kernel.company', icon: 'i-lucide-building-2' },
    { model: 'kernel.org_unit', icon: 'i-lucide-network' },
    { model: 'kernel.user', icon: 'i-lucide-users' },
    { model: 'kernel.invitation', icon: 'i-lucide-mail-plus' },
    { model: 'kernel.membership', icon: 'i-lucide-id-card' },
    { model: 'kernel.role', icon: 'i-lucide-shield' },
    { model: 'kernel.rule', icon: 'i-lucide-shield-check' },
    { model: 'kernel.custom_field', icon: 'i-lucide-text-cursor-input' },
    { model: 'kernel.session', icon: 'i-lucide-monitor-smartphone' },
    { model: 'kernel.api_token', icon: 'i-lucide-key-round' },
    { model: 'kernel.security_event', icon: 'i-lucide-shield-alert' },
    { model: 'kernel.policy_breach', icon: 'i-lucide-shield-ban' },
    { model: 'kernel.import', icon: 'i-lucide-file-up' },
    { model: 'kernel.job', icon: 'i-lucide-list-checks' },
    { screen: 'integrity', icon: 'i-lucide-heart-pulse' },
    { screen: 'backups', icon: 'i-lucide-archive-restore' },
    { model: 'kernel.outgoing_mail', icon: 'i-lucide-mails' },
    { screen: 'mail', icon: 'i-lucide-mail-check' },
  ],
  screens: [
    {
      path: 'plugins',
      page: 'plugins/index',
      right: 'kernel.plugin.read',
      props: managerProps,
    },
    {
      path: 'integrity',
      page: 'integrity/index',
      right: 'kernel.plugin.enable',
      props: consoleProps,
    },
    {
      path: 'backups',
      page: 'backups/index',
      right: 'kernel.plugin.enable',
      props: backupsProps,
    },
    { path: 'mail', page: 'mail', right: 'kernel.outgoing_mail.read', props: mailProps },
  ],
  invariants: [
    ...invariants,
    securityLogIsWhole,
    searchAgrees,
    jobsAreWhole,
    outboxIsDelivered,
    customIndexAgrees,
  ],
  figures: {
    'kernel.user': () => import('#kernel/accounts/user_figures'),
    'kernel.company': () => import('#kernel/companies/company_figures'),
  },
  before: {
    'kernel.role.update': guardRole,
    'kernel.role.archive': guardRole,
    'kernel.role.restore': guardRole,
    'kernel.role.delete': guardRole,
    'kernel.rule.update': guardRule,
    'kernel.rule.archive': guardRule,
    'kernel.rule.restore': guardRule,
  },
  within: watched({
    'kernel.company.create': beginCompany,
    'kernel.invitation.create': invite,
    'kernel.user.disable': keepAnAdministrator,
    'kernel.user.unmake_administrator': keepAnAdministrator,
    'kernel.role.update': dropCompiledAccess,
    'kernel.custom_field.create': fillLater,
    'kernel.custom_field.update': fillLater,
    'kernel.custom_field.restore': fillLater,
    'kernel.membership.update': dropCompiledAccess,
  }),
})
