import encryption from '@adonisjs/core/services/encryption'

export type Secrets = Record<string, string>

export const LINKS_PURPOSE = 'outgoing mail'

/**
 * What stands in a stored mail in place of a secret, such as a link that signs in: the row shows that there
 * is one, and only the mail that leaves has it.
 */
export const placeholder = (key: string) => `%%${key}%%`

export const sealSecrets = (secrets: Secrets) =>
  encryption.encrypt(secrets, undefined, LINKS_PURPOSE)

/** Null where APP_KEY is no longer the one they were sealed with. */
export function openSecrets(sealed: string | null): Secrets | null {
  return sealed ? encryption.decrypt<Secrets>(sealed, LINKS_PURPOSE) : {}
}

/** The body with every secret in its place. */
export function reveal(body: string, secrets: Secrets) {
  return Object.entries(secrets).reduce(
    (text, [key, value]) => text.replaceAll(placeholder(key), () => value),
    body
  )
}

/** The same for HTML. */
export function revealHtml(body: string, secrets: Secrets) {
  const escaped = Object.entries(secrets).map(([key, value]) => [key, escapeHtml(value)])
  return reveal(body, Object.fromEntries(escaped) as Secrets)
}

/** The body as people see it who look after the queue. */
export const conceal = (body: string) => body.replaceAll(/%%\w+%%/g, '•••')

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
