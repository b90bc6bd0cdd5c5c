/* The house's walls (README, "Map"): who may import whom. */

const pluginTests = '^plugins/[^/]+/tests/'

module.exports = {
  forbidden: [
    {
      name: 'kernel-knows-no-plugin',
      comment:
        'The kernel knows no plugin by name: let the plugin declare what it wants in plugin.ts.',
      severity: 'error',
      from: { path: '^(app|config|database|start|resources/admin)/' },
      to: { path: '^(plugins|tests)/', pathNot: '^tests/[^/]+[.]ts$' },
    },
    {
      name: 'plugins-use-the-public-face',
      comment:
        'A plugin imports the kernel only through kontor/plugin, kontor/migration, kontor/testing and kontor/ui.',
      severity: 'error',
      from: { path: '^(plugins|tests/plugins)/' },
      to: {
        path: '^(app|config|database|start|resources)/',
        pathNot: [
          '^app/plugins/face[.]ts$',
          '^app/plugins/migration[.]ts$',
          '^app/plugins/testing/face[.]ts$',
          '^resources/admin/ui/index[.]ts$',
        ],
      },
    },
    {
      name: 'plugins-use-each-other-by-plugin-ts',
      comment:
        'Another plugin is used through what its plugin.ts exports; conformance checks that it is required.',
      severity: 'error',
      from: { path: '^plugins/([^/]+)/' },
      to: { path: '^plugins/[^/]+/', pathNot: ['^plugins/$1/', '^plugins/[^/]+/plugin[.]ts$'] },
    },
    {
      name: 'no-framework-in-plugins',
      comment:
        'Plugins get records, queries and transactions from the kernel, never from the framework or a driver.',
      severity: 'error',
      from: { path: '^plugins/[^/]+/', pathNot: pluginTests },
      to: { path: 'node_modules/(@adonisjs|@inertiajs|@nuxt|better-sqlite3|mysql2|knex)/' },
    },
    {
      name: 'server-stays-out-of-the-browser',
      comment: 'A screen may share types with the server, never code.',
      severity: 'error',
      from: { path: '^(resources/admin|plugins/[^/]+/screens)/' },
      to: { path: '^(app|config|start|database)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      comment: 'Product code does not import specs, vectors or fixtures.',
      from: {
        path: '^(app|config|start|database|resources|plugins)/',
        pathNot: [pluginTests, '^app/plugins/testing/'],
      },
      to: { path: ['^tests/', pluginTests] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'resolvable',
      comment: 'What is imported must exist.',
      severity: 'error',
      from: { path: '^(app|config|start|database|plugins|bin|tests)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(public|storage|build)/' },
    tsConfig: { fileName: '.ci/boundaries.tsconfig.json' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.vue', '.json'],
    },
  },
}
