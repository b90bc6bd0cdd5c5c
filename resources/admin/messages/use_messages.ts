import { usePage } from '@inertiajs/vue3'
import { IntlMessageFormat } from 'intl-messageformat'
import { computed } from 'vue'
import '~/shared'

export type MessageParams = Record<string, string | number | boolean | null | undefined>

const formats = new Map<string, IntlMessageFormat>()

/** Texts in the user's language: `t('sample.models.loan.one')`. A missing key shows itself. */
export function useMessages() {
  const page = usePage()
  const locale = computed(() => page.props?.locale ?? 'en')
  const texts = computed(() => page.props?.messages ?? {})

  const has = (key: string) => key in texts.value
  const t = (key: string, params?: MessageParams) => {
    const text = texts.value[key]
    if (text === undefined) return key
    return text.includes('{') || text.includes("'") ? format(text, locale.value, params) : text
  }
  return { t, has, locale }
}

function format(text: string, locale: string, params: MessageParams = {}) {
  const id = `${locale} ${text}`
  let compiled = formats.get(id)
  if (!compiled) {
    compiled = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
    formats.set(id, compiled)
  }
  try {
    return String(compiled.format(params))
  } catch {
    return text
  }
}
