const underWay = new Map<string, string>()

/**
 * The key of one write: the same for the same write as long as nothing has answered it, so that a second click, or
 * trying again after a lost connection, is still the same write.
 */
export function keyOf(url: string, body: string) {
  const write = `${url}\n${body}`
  let key = underWay.get(write)
  if (!key) underWay.set(write, (key = newKey()))
  return {
    key,
    /** It was answered: the same body sent again is a new write. */
    answered: () => {
      if (underWay.get(write) === key) underWay.delete(write)
    },
  }
}

/** 128 random bits; `randomUUID` would need a secure connection. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
