/** What the security log knows, by the part of Kontor it happens in. The texts are `security.kinds.<kind>`. */
export const KINDS = [
  'sign_in',
  'sign_in_failed',
  'sign_in_throttled',
  'sign_out',
  'session_ended',
  'identity_confirmed',
  'second_factor_set_up',
  'second_factor_removed',
  'second_factor_reset',
  'second_factor_failed',
  'recovery_codes_made',
  'recovery_code_used',
  'password_changed',
  'password_reset_asked',
  'password_reset',
  'invitation_sent',
  'invitation_accepted',
  'token_made',
  'token_revoked',
  'refused',
  'user_changed',
  'role_changed',
  'rule_changed',
  'membership_changed',
  'plugin_changed',
  'settings_changed',
  'exported',
  'imported',
  'set_up',
  'backed_up',
  'restored',
] as const

export type SecurityEventKind = (typeof KINDS)[number]

/** Those that may need somebody to look at them. */
export const ALARMING: ReadonlySet<SecurityEventKind> = new Set([
  'sign_in_failed',
  'sign_in_throttled',
  'second_factor_failed',
  'refused',
])
