import { testStore } from '../store-conformance/test-store.ts';
import { createMemoryStore } from './create-memory-store.ts';

testStore('memory', async () => createMemoryStore());
