import { computed } from 'vue'
import { useScreenKeys } from '~/shell/keys'
import type { ModelDescription } from '../../types'
import { useTexts } from '../../use_texts'
import type { ListState } from '../use_list_state'
import { figuresState, NO_FIGURES, readFigures, type ShownAs } from './figures'

interface Shown {
  model: ModelDescription
  state: ListState
}

const WAYS = ['table', 'pivot', 'chart'] as const

/** Whether a list is shown as rows, pivot or chart; the address says it, so that a view keeps it and Back leads through. */
export function useFigures(props: Shown, change: (state: Partial<ListState>) => void) {
  const { t, many } = useTexts()
  const mayShow = computed(() => props.model.verbs.includes('report'))
  const asked = computed(() => readFigures(props.model, props.state))
  const figures = computed(() => (mayShow.value ? asked.value : null))
  const way = computed(() => {
    if (!figures.value) return 'table'
    return figures.value.show === 'pivot' ? 'pivot' : 'chart'
  })

  /** What was chosen for the one goes along to the other. */
  function show(next: (typeof WAYS)[number]) {
    if (next === 'table') return change(NO_FIGURES)
    const as: ShownAs = next === 'pivot' ? 'pivot' : 'bar'
    change(figuresState(readFigures(props.model, { ...props.state, show: as })!))
  }

  if (mayShow.value) {
    const turn = () => show(WAYS[(WAYS.indexOf(way.value) + 1) % WAYS.length])
    useScreenKeys([{ keys: 'v', label: 'list_figures.turn', run: turn }])
  }

  return {
    mayShow,
    figures,
    /** Somebody's link shows figures that are not for this user. */
    refusals: computed(() =>
      asked.value && !mayShow.value
        ? [t('list_figures.refused', { models: many(props.model) })]
        : []
    ),
    show,
  }
}
