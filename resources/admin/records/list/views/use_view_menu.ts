import { computed } from 'vue'
import { useTexts } from '../../use_texts'
import type { Shown, useViews } from './use_views'

/** What can be done with the open view, as far as it is the user's to change. */
export function useViewMenu(
  props: Shown,
  views: ReturnType<typeof useViews>,
  ask: { rename: () => void; share: () => void }
) {
  const { t } = useTexts()

  return computed(() => {
    const tab = views.active.value
    if (!tab) return []
    const isStart = props.views?.start === tab.id
    const start = {
      label: t(isStart ? 'lists.views.no_start' : 'lists.views.start'),
      icon: 'i-lucide-house',
      onSelect: () => void views.startWith(isStart ? null : tab),
    }
    if (tab.name === null) return [[start]]
    const saved = views.tabs.value.filter((one) => one.name !== null)
    const at = saved.indexOf(tab)
    const moves = [
      { label: t('lists.views.left'), icon: 'i-lucide-arrow-left', steps: -1, off: at === 0 },
      {
        label: t('lists.views.right'),
        icon: 'i-lucide-arrow-right',
        steps: 1,
        off: at === saved.length - 1,
      },
    ].map(({ label, icon, steps, off }) => ({
      label,
      icon,
      disabled: off,
      onSelect: () => void views.move(tab, steps),
    }))
    const mayShare = tab.mayChange && (props.views?.mayShare || tab.sharedWith !== 'private')
    const changes = [
      { label: t('lists.views.rename'), icon: 'i-lucide-pencil', onSelect: ask.rename },
      ...(mayShare
        ? [{ label: t('lists.views.share'), icon: 'i-lucide-share-2', onSelect: ask.share }]
        : []),
      {
        label: t('lists.views.delete'),
        icon: 'i-lucide-trash',
        onSelect: () => void views.remove(tab),
      },
    ]
    return [[start], moves, ...(tab.mayChange ? [changes] : [])]
  })
}
