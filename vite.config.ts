import { gzipSync } from 'node:zlib'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import adonisjs from '@adonisjs/vite/client'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { theme } from './resources/admin/theme.js'

const admin = `${import.meta.dirname}/resources/admin`

/** Writes a zipped copy beside each script and style, which app/http/middleware/assets.ts sends. */
function zipped(): Plugin {
  return {
    name: 'kontor:zipped',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => /\.(js|css)$/.test(one))) {
        const file = join(dir, name)
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
      }
    },
  }
}

/** Components are imported by name, so nothing is generated into the working tree. */
export default defineConfig({
  plugins: [
    vue(),
    ui({
      router: 'inertia',
      colorMode: false,
      components: false,
      autoImport: false,
      dts: false,
      icon: {
        clientBundle: {
          scan: {
            globInclude: [
              'resources/admin/**/*.{vue,ts}',
              '{,tests/}plugins/*/screens/**/*.vue',
              '{,tests/}plugins/*/**/*.ts',
              'app/**/*.ts',
            ],
            globExclude: ['node_modules', 'public', 'plugins/*/tests'],
          },
        },
      },
      ui: theme,
    }),
    adonisjs({
      entryPoints: ['resources/admin/app.ts'],
      reload: ['resources/views/**/*.edge'],
    }),
    zipped(),
  ],
  resolve: {
    alias: { 'kontor/ui': `${admin}/ui/index.ts`, '~': admin },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    // `kontor/ui` is one door to many parts: a screen shall carry only those it uses.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [
          { test: /resources\/admin\/(ui|records|messages)\//, sideEffects: false },
        ],
      },
    },
  },
})
