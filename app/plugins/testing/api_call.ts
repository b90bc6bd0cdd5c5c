import env from '#start/env'

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  verb: string
  body?: Record<string, unknown>
  /** Instead of a body: a form with a CSV file beside its texts. */
  form?: { file: string; texts: Record<string, string> }
}

export interface Answer {
  status: number
  /** The body without what differs from call to call. */
  body: string
}

/** Calls the server of this test run with a token, as any client does. */
export async function answerOf(call: Call, token: string): Promise<Answer> {
  const { method, path, body, form } = call
  const answer = await fetch(new URL(path, env.get('APP_URL')), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(!form && { 'content-type': 'application/json' }),
    },
    body: form ? formOf(form) : body && JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, body: text.replace(/"request_id":"[^"]*"/, '"request_id":""') }
}

function formOf({ file, texts }: NonNullable<Call['form']>) {
  const form = new FormData()
  for (const [key, text] of Object.entries(texts)) form.set(key, text)
  form.set('file', new Blob([file], { type: 'text/csv' }), 'records.csv')
  return form
}
