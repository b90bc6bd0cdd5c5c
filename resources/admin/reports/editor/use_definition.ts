import { useScreenKeys } from 'kontor/ui'
import { computed, shallowRef, watch } from 'vue'
import { useDraft } from '~/records/form/use_draft'
import type { Definition } from './definition/definition'
import { begin, changed, redone, undone } from './definition/history'

/** The report as it is worked on: every change can be undone, and a reload takes nothing. */
export function useDefinition(key: string, opened: Definition, version: () => number | null) {
  const draft = useDraft(`report:${key}`)
  const kept = draft.found?.version === version() ? draft.found.values : undefined
  const history = shallowRef(begin((kept?.definition as Definition | undefined) ?? opened))
  const saved = shallowRef(JSON.stringify(opened))
  const definition = computed(() => history.value.present)
  const isChanged = computed(() => JSON.stringify(definition.value) !== saved.value)

  watch(definition, (value) => {
    if (isChanged.value) draft.keep({ definition: value }, version())
    else draft.drop()
  })

  /** `about` names what is typed in: typing on there is one step. */
  function change(next: Definition, about?: string) {
    history.value = changed(history.value, next, about)
  }

  const undo = () => (history.value = undone(history.value))
  const redo = () => (history.value = redone(history.value))

  /** What stands here now is what is saved. */
  function settle() {
    saved.value = JSON.stringify(definition.value)
    draft.drop()
  }

  useScreenKeys([
    { keys: 'mod+z', label: 'report_editor.undo', run: undo, whileTyping: true },
    { keys: 'mod+shift+z', label: 'report_editor.redo', run: redo, whileTyping: true },
  ])

  return {
    definition,
    isChanged,
    change,
    undo,
    redo,
    settle,
    mayUndo: computed(() => history.value.past.length > 0),
    mayRedo: computed(() => history.value.future.length > 0),
  }
}
