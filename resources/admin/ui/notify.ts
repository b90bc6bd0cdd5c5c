import type { useToast } from '@nuxt/ui/composables/useToast'
import { useMessages } from '~/messages/use_messages'

export interface Notice {
  title: string
  description?: string
  color?: 'neutral' | 'primary' | 'success' | 'warning' | 'error'
  icon?: string
  /** Offers to take back what was just done. */
  undo?: () => void
  /** Milliseconds; with an undo ten seconds, for errors until closed. */
  duration?: number
}

type Toasts = ReturnType<typeof useToast>

let toasts: Toasts | null = null

/** Called once by the root, which holds the corner the messages appear in. */
export function showNoticesIn(place: Toasts) {
  toasts = place
}

/** A message in the corner that goes away by itself. */
export function notify(notice: Notice) {
  const { undo, ...rest } = notice
  const label = useMessages().t('ui.undo')
  toasts?.add({
    color: 'neutral',
    duration: undo ? 10_000 : notice.color === 'error' ? 0 : 5_000,
    ...rest,
    ...(undo && {
      actions: [{ label, color: 'neutral', variant: 'outline', onClick: () => undo() }],
    }),
  })
}
