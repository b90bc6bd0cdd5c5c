import env from '#start/env'

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  verb: string
  body?: Record<string, unknown>
}

export interface Answer {
  status: number
  /** The body without what differs from call to call. */
  body: string
}

/** Calls the server of this test run with a token, as any client does. */
export async function answerOf({ method, path, body }: Call, token: string): Promise<Answer> {
  const answer = await fetch(new URL(path, env.get('APP_URL')), {
    method,
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, body: text.replace(/"request_id":"[^"]*"/, '"request_id":""') }
}
