import { IntlMessageFormat } from 'intl-messageformat'
import { useMessages } from '~/messages/use_messages'
import { useShared } from '~/shared'

/** The parser's own number for plain text. */
const TYPE = { literal: 0 }

export interface HelpError {
  message: string
  next: string | null
}

/** What the help of this screen says; texts come from the locale file of the plugin that owns it. */
export function helpOfScreen() {
  const { t, has } = useMessages()
  const base = subject(has)
  const text = (part: string) => {
    const key = `${base}.help.${part}`
    return has(key) ? t(key) : null
  }
  const title = [`${base}.title`, `${base}.many`].find(has)
  return {
    title: title ? t(title) : t('shell.help'),
    purpose: text('purpose'),
    next: text('next'),
    errors: errorsOf(base.slice(0, base.indexOf('.'))),
  }
}

/** Where the texts stand: as the screen says, under its own name, or under the model it shows. */
function subject(has: (key: string) => boolean) {
  const { page } = useShared()
  const { help, model } = page.props as { help?: string; model?: { messages?: string } }
  const [plugin, path = ''] = page.component.split('::')
  const own = `${plugin}.screens.${path.replace(/\/index$/, '').replaceAll(/[/-]/g, '_')}`
  const known = [help, own, model?.messages].find((base) => base && has(`${base}.help.purpose`))
  return known ?? own
}

/** Every message the plugin may answer with and then the kernel's, their blanks left open. */
function errorsOf(plugin: string): HelpError[] {
  const { page } = useShared()
  const texts = page.props.messages
  const below = (prefix: string) =>
    Object.keys(texts).filter((key) => key.startsWith(prefix) && key.endsWith('.message'))
  return [...below(`${plugin}.errors.`), ...below('errors.')].map((key) => ({
    message: blank(texts[key]),
    next: blank(texts[key.replace(/message$/, 'next')] ?? '') || null,
  }))
}

/** The wording with "…" where a value would stand; of alternatives the fullest. */
function blank(text: string): string {
  return wording(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

function wording(elements: Element[]): string {
  return elements
    .map((element) => {
      if (element.type === TYPE.literal) return (element as { value: string }).value
      const { options } = element as { options?: Record<string, { value: Element[] }> }
      if (!options) return '…'
      const wordings = Object.values(options).map((option) => wording(option.value))
      return wordings.sort((a, b) => b.length - a.length)[0] ?? ''
    })
    .join('')
}
