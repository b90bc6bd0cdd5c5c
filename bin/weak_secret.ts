/** Why a key is no secret: too short, one of the samples of a documentation, one character repeated. Null if it is. */
export function weakness(key: string | undefined) {
  if (!key) return 'APP_KEY is not set.'
  if (key.length < 32) return 'APP_KEY is too short to be a secret.'
  if (/sample|change.?me|example|test-only|^(.)\1+$/i.test(key)) {
    return 'APP_KEY is a sample, not a secret.'
  }
  return null
}

export const newSecret =
  'Set APP_KEY to 32 or more random characters, for example: openssl rand -base64 32'
