import './css/app.css'
import { createInertiaApp } from '@inertiajs/vue3'
import { _api } from '@iconify/vue'
import nuxtUi from '@nuxt/ui/vue-plugin'
import { createApp, h } from 'vue'
import { letBackWin } from '~/shell/back_wins'
import { resolveScreen } from '~/shell/resolve_screen'
import Root from '~/shell/Root.vue'

// Icons come with the build; without this, an unknown one would be asked of a foreign host.
_api.setAPIModule('', { prepare: () => [], send: (_host, _query, done) => done('abort', 404) })

letBackWin()

const isHttps = window.location.protocol === 'https:'

void createInertiaApp({
  title: (title) => (title ? `${title} · Kontor` : 'Kontor'),
  resolve: resolveScreen,
  http: { xsrfCookieName: isHttps ? '__Host-XSRF-TOKEN' : 'XSRF-TOKEN' },
  progress: { delay: 300, color: 'var(--ui-primary)', showSpinner: false },
  setup({ el, App, props, plugin }) {
    createApp({ render: () => h(Root, null, { default: () => h(App, props) }) })
      .use(plugin)
      .use(nuxtUi)
      .mount(el)
  },
})
