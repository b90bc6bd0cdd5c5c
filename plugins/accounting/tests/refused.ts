import { message, Refusal } from 'kontor/plugin'

/** What a run was refused with, of input the first complaint; "nothing" where it went well. */
export async function refusal(run: () => Promise<unknown>) {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, params } = error.errors[0] ?? error
    return { code, params: params ?? {} }
  }
  return { code: 'nothing', params: {} }
}

/** The same, its code only. */
export const refused = async (run: () => Promise<unknown>) => (await refusal(run)).code

/** Whether a refusal is explained in both languages, with every place filled in. */
export function explained({ code, params }: Awaited<ReturnType<typeof refusal>>) {
  return ['en', 'uk'].every((language) =>
    ['message', 'next'].every((part) => {
      const key = `accounting.errors.${code}.${part}`
      const text = message(language, key, params as Record<string, string>)
      return text !== key && !/[{}]/.test(text)
    })
  )
}
