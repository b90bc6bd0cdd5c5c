import { router } from '@inertiajs/vue3'
import { computed } from 'vue'
import { DENSITIES } from '~/shell/choices'
import { usePaletteActions } from '~/shell/palette_actions'
import { useAddField } from '~/fields/use_add_field'
import { useAppearance } from '~/shell/use_appearance'
import type { ModelDescription } from '../types'
import { useTexts } from '../use_texts'
import { exportHref, type ListState } from './use_list_state'

interface Shown {
  model: ModelDescription
  state: ListState
}

/** What a list can do besides, in its overflow menu: archived records, files, the height of its rows. */
export function useListMenu(props: Shown, change: (state: Partial<ListState>) => void) {
  const { t } = useTexts()
  const { density, setDensity } = useAppearance()
  const { mayAdd, address } = useAddField(() => props.model)
  const may = (verb: string) => props.model.verbs.includes(verb)

  usePaletteActions(() =>
    [...archived(), ...reports(), ...fields(), ...files()].map((one) => ({
      ...one,
      onSelect: () => ('to' in one ? router.visit(one.to) : one.onSelect()),
    }))
  )
  return computed(() =>
    [archived(), reports(), fields(), files(), heights()].filter((group) => group.length > 0)
  )

  function archived() {
    if (!props.model.archivable) return []
    const isShown = props.state.archived === 'true'
    return [
      {
        label: t(isShown ? 'records.list.hide_archived' : 'records.list.show_archived'),
        icon: 'i-lucide-archive',
        onSelect: () => change({ archived: isShown ? undefined : 'true' }),
      },
    ]
  }

  /** A report on what the list shows: its records and its filter. */
  function reports() {
    if (!may('report')) return []
    const { model, state } = props
    const query = new URLSearchParams({ source: model.name })
    if (state.filter) query.set('filter', state.filter)
    return [
      {
        label: t('report_editor.from_list'),
        icon: 'i-lucide-chart-column',
        to: `/kernel/reports/new?${query}`,
      },
    ]
  }

  function fields() {
    if (!mayAdd()) return []
    return [{ label: t('field_editor.add'), icon: 'i-lucide-text-cursor-input', to: address() }]
  }

  function files() {
    const { model, state } = props
    const asFile = (format: string, icon: string, label = t(`records.export.${format}`)) => ({
      label,
      icon,
      onSelect: () => location.assign(exportHref(model, state, format)),
    })
    const others = model.formats.map(({ id, label }) =>
      asFile(id, 'i-lucide-download', t('records.export.other', { format: label }))
    )
    const exports = [
      asFile('csv', 'i-lucide-download'),
      asFile('xlsx', 'i-lucide-sheet'),
      ...others,
    ]
    const fromFile = {
      label: t('records.import'),
      icon: 'i-lucide-upload',
      to: `${model.path}/import`,
    }
    return [...(may('export') ? exports : []), ...(may('import') ? [fromFile] : [])]
  }

  function heights() {
    const choices = DENSITIES.map((one) => ({
      label: t(`shell.densities.${one}`),
      type: 'checkbox' as const,
      checked: density.value === one,
      onSelect: () => setDensity(one),
    }))
    return [{ label: t('shell.density'), type: 'label' as const }, ...choices]
  }
}
