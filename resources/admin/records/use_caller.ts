import { usePage } from '@inertiajs/vue3'
import { computed } from 'vue'

interface Caller {
  company: { id: number; name: string; currency: string; timeZone: string; language: string } | null
  user: { id: number; name: string } | null
  locale: string
}

/** Who looks at the screen, for which company, and which business date it is there. */
export function useCaller() {
  const page = usePage<Caller & Record<string, unknown>>()
  const company = computed(() => page.props.company)
  const today = computed(() =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone: company.value?.timeZone,
      dateStyle: 'short',
    }).format(new Date())
  )
  return {
    company,
    user: computed(() => page.props.user),
    today,
    companyId: computed(() => company.value?.id ?? 0),
  }
}
