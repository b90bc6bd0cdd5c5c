import { message } from 'kontor/plugin'

/** Whether how somebody was answered is explained in both languages, with a next step. */
export function explained(code: string) {
  if (code === 'done') return true
  return ['en', 'uk'].every((language) =>
    ['accounting.errors', 'errors'].some((where) =>
      ['message', 'next'].every((part) => {
        const key = `${where}.${code}.${part}`
        return message(language, key, {}) !== key
      })
    )
  )
}
