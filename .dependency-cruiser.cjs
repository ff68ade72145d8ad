// The arrows of ARCHITECTURE.md: they only point down, adapters never import each other, only compose.ts
// files of the app know concrete adapters, and nothing goes past a package's door.
const below = {
  contracts: [],
  persian: [],
  'rasa-project': [],
  nlu: ['persian'],
  dialogue: ['rasa-project'],
  bot: ['nlu', 'dialogue', 'persian', 'rasa-project'],
  platform: ['bot', 'nlu', 'dialogue', 'persian', 'rasa-project', 'contracts'],
  storage: ['platform', 'contracts'],
  net: [],
  'rasa-tracker-store': [],
  'rasa-server': ['platform', 'net', 'rasa-project'],
  'action-server': ['dialogue', 'rasa-project', 'net'],
  'action-sdk': ['dialogue', 'rasa-project'],
};
const tests = '[.]test[.]ts$|/bench/|/fixtures/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(below).map(([name, allowed]) => ({
      name: `${name}-points-down`,
      severity: 'error',
      from: { path: `^packages/${name}/`, pathNot: tests },
      to: { path: '^(packages|apps)/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
    })),
    {
      name: 'only-through-the-door',
      comment: 'a package is entered by src/index.ts or another file named in its exports',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/', pathNot: tests },
      to: { path: '^packages/([^/]+)/', pathNot: '^packages/($2)/|^packages/[^/]+/src/(index|node|beside)[.]ts$' },
    },
    {
      name: 'pure-below-bot',
      comment: 'bot and all below it do no I/O',
      severity: 'error',
      from: {
        path: '^packages/(contracts|persian|rasa-project|nlu|dialogue|bot|platform|action-sdk)/src/',
        pathNot: `${tests}|^packages/(persian|nlu)/src/node[.]ts$`,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'adapters-only-in-compose',
      comment: 'only the composition root knows concrete adapters',
      severity: 'error',
      from: { path: '^apps/', pathNot: `${tests}|compose[.]ts$` },
      to: { path: '^packages/(storage|rasa-server|action-server)/' },
    },
    {
      name: 'testkit-only-in-tests',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: `${tests}|^packages/testkit/` },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'persian-imports-nothing',
      severity: 'error',
      from: { path: '^packages/persian/src/', pathNot: tests },
      to: { pathNot: '^packages/persian/', dependencyTypesNot: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
