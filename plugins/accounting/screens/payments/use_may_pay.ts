import { useShared } from 'kontor/ui'
import { computed } from 'vue'

export const PAYMENTS = '/accounting/payments'

/** Whether the caller may enter payments: then the menu offers a new one. */
export function useMayPay() {
  const { menu } = useShared()
  return computed(() =>
    menu.value.some(({ items }) =>
      items.some((one) => one.create?.some(({ href }) => href.startsWith(PAYMENTS)))
    )
  )
}
