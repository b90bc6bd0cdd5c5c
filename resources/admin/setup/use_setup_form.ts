import { computed, ref } from 'vue'
import { useMessages } from 'kontor/ui'
import type { SetupErrors, SetupForm } from './types'

const STEPS = ['administrator', 'company', 'plugins'] as const

const FIELDS: string[][] = [
  ['user.name', 'user.email', 'user.login', 'user.password'],
  ['company.name', 'company.country', 'company.currency', 'company.language', 'company.time_zone'],
  ['plugins', 'demo'],
]

/** The steps of the set-up: what is empty is said at once, the rest by the server, at the step it belongs to. */
export function useSetupForm(form: SetupForm) {
  const { t } = useMessages()
  const step = ref(0)
  const missing = ref<SetupErrors>({})
  const errors = computed<SetupErrors>(() => ({
    ...(form.errors as SetupErrors),
    ...missing.value,
  }))
  const labels = computed(() => labelsOf(t))

  function back() {
    missing.value = {}
    step.value = Math.max(0, step.value - 1)
  }

  function forward() {
    missing.value = emptyOnes()
    if (Object.keys(missing.value).length > 0) return
    form.clearErrors(...(FIELDS[step.value] as never[]))
    if (step.value < STEPS.length - 1) step.value++
    else form.post('/setup', { onError: (found) => (step.value = stepOf(Object.keys(found))) })
  }

  function emptyOnes() {
    const required = [
      [form.user.name, 'user.name'],
      [form.user.email, 'user.email'],
      [form.user.password, 'user.password'],
      [form.company.name, 'company.name'],
      [form.company.country, 'company.country'],
      [form.company.currency, 'company.currency'],
    ].filter(([, field]) => FIELDS[step.value].includes(field))
    const empty = required.filter(([value]) => value.trim() === '')
    return Object.fromEntries(empty.map(([, field]) => [field, t('kernel.screens.setup.required')]))
  }

  return { step, steps: STEPS, errors, labels, back, forward }
}

function stepOf(fields: string[]) {
  const found = FIELDS.findIndex((names) => names.some((name) => fields.includes(name)))
  return found === -1 ? STEPS.length - 1 : found
}

function labelsOf(t: (key: string) => string): Record<string, string> {
  const text = (key: string) => t(`kernel.screens.setup.${key}`)
  return {
    'user.name': text('name'),
    'user.email': text('email'),
    'user.login': text('login'),
    'user.password': text('password'),
    'company.name': text('company_name'),
    'company.country': text('country'),
    'company.currency': text('currency'),
    'company.language': text('language'),
    'company.time_zone': text('time_zone'),
  }
}
