// Which way imports point (docs/architecture.md shows the picture). One entry a rule, each with its reason.
/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one, or share a third below both.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-knows-nobody',
      comment: 'kernel/ holds the words everybody shares; it imports nothing of ours.',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/(?!kernel/)' },
    },
    {
      name: 'law-is-pure',
      comment: 'A rule of law is reviewed by a lawyer: no framework, database, clock or feature in sight.',
      severity: 'error',
      from: { path: '^src/law/' },
      to: { path: '^src/(?!kernel/|law/)|node_modules/(@nestjs|typeorm|pg|express)/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A 903 rule is a function of one child’s return.',
      severity: 'error',
      from: { path: '^src/returns/ssda903/(rules|code-sets)/' },
      to: { path: '^src/(?!kernel/|returns/ssda903/)|node_modules/(@nestjs|typeorm|pg|express)/' },
    },
    {
      name: 'pages-call-services',
      comment: 'A page never reaches a table: it calls the same services as the API.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '\\.(queries|entity|controller)\\.ts$' },
    },
    {
      name: 'nobody-imports-web',
      comment: 'web/ is the top: services and controllers do not know there are pages.',
      severity: 'error',
      from: { path: '^src/(?!web/|app\\.module|main|bootstrap)' },
      to: { path: '^src/web/' },
    },
    {
      name: 'features-meet-at-services',
      comment: 'Across features: services, modules and pure types, never tables, queries or controllers.',
      severity: 'error',
      from: {
        path: '^src/(children|care-settings|placements|missing|police-pack|rejudging|messages|webhooks|exploitation|compliance|people|auth|drafts)/',
      },
      to: {
        path: '^src/(children|care-settings|placements|missing|police-pack|rejudging|messages|webhooks|exploitation|compliance|people|auth|drafts)/.*\\.(queries|entity|controller)\\.ts$',
        pathNot: '^src/$1/',
      },
    },
    {
      name: 'missing-stands-below-placements',
      comment: 'Ending a placement asks who is away; what needs both (police-pack/) stands above both.',
      severity: 'error',
      from: { path: '^src/missing/' },
      to: { path: '^src/(placements|police-pack|compliance)/' },
    },
    {
      name: 'not-to-dev-dep',
      comment: 'What runs in production is in dependencies.',
      severity: 'error',
      from: { path: '^src' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
