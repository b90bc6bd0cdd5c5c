/** A connection that is kept may be closed by the server just as the next request is sent, which nobody can send again. */
export const ONCE = { connection: 'close' }

/** A request of the API of whatever answers at an address. */
export async function apiCall(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown
) {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: {
      ...ONCE,
      'authorization': `Bearer ${token}`,
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  })
  const text = await answer.text()
  return { status: answer.status, body: text ? JSON.parse(text) : null }
}
