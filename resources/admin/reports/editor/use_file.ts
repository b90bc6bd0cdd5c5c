import { notify, Problem } from 'kontor/ui'
import { ref } from 'vue'
import type { OutputFormat } from '#kernel/reports/output/render_report'
import { saveFile } from '~/reports/saved/save_file'
import { queryOf, type Definition } from './definition/definition'

/** The report as a file, as it stands and whether it is saved or not. */
export function useFile(definition: () => Definition, title: () => string) {
  const filing = ref(false)

  async function file(format: OutputFormat) {
    filing.value = true
    try {
      const { presentation } = definition()
      const body = { query: queryOf(definition()), presentation, title: title(), format }
      await saveFile('POST', '/kernel/reports/file', body)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      notify({ title: error.errors[0]?.message ?? error.message, color: 'error' })
    } finally {
      filing.value = false
    }
  }

  return { filing, file }
}
