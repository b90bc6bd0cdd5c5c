import { computed } from 'vue'
import { useMessages } from '~/messages/use_messages'
import { useShared } from '~/shared'
import type { Wording } from './wording'

/** The reader's language and the company's clock. */
export function useWording() {
  const { t } = useMessages()
  const { locale, company } = useShared()
  return computed<Wording>(() => ({
    locale: locale.value,
    timeZone: company.value?.timeZone ?? 'UTC',
    t,
  }))
}
