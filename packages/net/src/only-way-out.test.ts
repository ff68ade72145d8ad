import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Files that may do more, and why. An entry that is no longer needed fails too. */
const exceptions: Readonly<Record<string, string>> = {
  'apps/hamzaban/src/cli/listen-at.ts': 'asks whether somebody listens already where this server is to listen',
  'apps/hamzaban/src/http/demo-page/public/page.js': 'runs in the browser and talks to its own server',
};

/** What may be imported of modules that can open a connection: that which only names, parses, checks or listens. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  http: ['createServer', 'STATUS_CODES', 'METHODS', 'validateHeaderName', 'validateHeaderValue'],
  https: ['createServer'],
  http2: [],
  net: ['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'SocketAddress', 'createServer'],
  tls: ['createServer', 'createSecureContext', 'rootCertificates', 'getCACertificates'],
  dgram: [],
  dns: [],
  inspector: [],
  child_process: [],
};
const packages =
  /^(?:undici|ws|axios|got|node-fetch|cross-fetch|ky|superagent|needle|request|socket\.io-client)(?:\/|$)/;
const globals: ReadonlySet<string> = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);
/** Files without any of these words need no closer look. */
const suspicious = new RegExp(
  `\\b(?:${[...Object.keys(harmless), ...globals, 'undici', 'ws', 'axios', 'got', 'ky', 'needle', 'superagent'].join('|')}|request|node-fetch|cross-fetch|socket\\.io-client|getBuiltinModule)\\b`,
);

describe('the only way out', () => {
  it('is packages/net: no other source file can open a connection', () => {
    const files = ['packages', 'apps'].flatMap((folder) => sourcesIn(join(root, folder)));
    const found = new Map<string, readonly string[]>();
    for (const path of files) {
      const ways = waysOut(readFileSync(path, 'utf8'));
      if (ways.length > 0) found.set(relative(root, path), ways);
    }
    const forbidden = [...found].filter(([file]) => exceptions[file] === undefined);
    expect(files.length).toBeGreaterThan(100);
    expect(forbidden, 'use safeFetch of @hamzaban/net, or add an exception with its reason').toEqual([]);
    expect(Object.keys(exceptions).filter((file) => !found.has(file))).toEqual([]);
  });

  it.each([
    "await fetch('http://example.com')",
    "globalThis.fetch('x')",
    'const get = fetch;',
    'export const createX = (call = fetch) => call;',
    'const { fetch: call } = globalThis;',
    "new WebSocket('ws://x')",
    "import { request } from 'node:http';",
    "import { get } from 'https';",
    "import http from 'node:http';",
    "import * as net from 'node:net';",
    "import { connect } from 'node:tls';",
    "import { isIP, createConnection } from 'node:net';",
    "import { isIP as connect, Socket } from 'node:net';",
    "import { lookup } from 'node:dns/promises';",
    "import { exec } from 'node:child_process';",
    "import { Agent } from 'undici';",
    "import 'undici';",
    "export { request } from 'node:http';",
    "export * from 'node:https';",
    "const { request } = await import('node:http');",
    "const http = require('http');",
    "process.getBuiltinModule('http');",
  ])('sees %s', (source) => {
    expect(waysOut(source)).not.toEqual([]);
  });

  it.each([
    "import type { Server } from 'node:http';",
    "import { type Server, createServer } from 'node:http';",
    "import { BlockList, isIP } from 'node:net';",
    "// await fetch('x')",
    "const text = 'fetch(x)';",
    'const rows = store.fetch(1);',
    'const rows = { fetch: 1 };',
    'await safeFetch(url);',
    'interface Client { fetch(url: string): void }',
  ])('lets %s be', (source) => {
    expect(waysOut(source)).toEqual([]);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /^(?:packages|apps)\/[^/]+\/src\//.test(relative(root, path)))
    .filter(
      (path) =>
        !/^packages\/(?:net|testkit)\/|\/(?:node_modules|bench|fixtures|end-to-end)\//.test(relative(root, path)),
    );
}

/** Every place of a source text that can open a connection. */
function waysOut(source: string): readonly string[] {
  if (!suspicious.test(source)) return [];
  const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isWayOut(node)) found.push(node.getText(file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isWayOut(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return isBadImport(node);
  if (ts.isExportDeclaration(node)) return !node.isTypeOnly && isOutside(node.moduleSpecifier);
  if (ts.isCallExpression(node)) {
    const { expression } = node;
    const isLoad =
      expression.kind === ts.SyntaxKind.ImportKeyword || /\b(?:require|getBuiltinModule)$/.test(expression.getText());
    return isLoad && isOutside(node.arguments[0]);
  }
  return ts.isIdentifier(node) && globals.has(node.text) && isUse(node);
}

function isBadImport({ importClause, moduleSpecifier }: ts.ImportDeclaration): boolean {
  if (!isOutside(moduleSpecifier)) return false;
  if (importClause === undefined) return true;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || ts.isNamespaceImport(namedBindings)) return true;
  const allowed = harmless[moduleName(moduleSpecifier)] ?? [];
  return namedBindings.elements.some(
    (element) => !element.isTypeOnly && !allowed.includes((element.propertyName ?? element.name).text),
  );
}

function moduleName(specifier: ts.Expression | undefined): string {
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text.replace(/^node:/, '') : '';
}

function isOutside(specifier: ts.Expression | undefined): boolean {
  const name = moduleName(specifier);
  return harmless[name.split('/')[0] ?? ''] !== undefined || packages.test(name);
}

/** Whether a global's name stands for the global, and not for a member, a key or a type of the same name. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return /^(?:globalThis|window|self|global)$/.test(parent.expression.getText());
  }
  if (ts.isBindingElement(parent)) return true;
  const isName = 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
  return !isName && !ts.isTypeReferenceNode(parent) && !ts.isTypeQueryNode(parent);
}
