import { defineConfig } from 'vitest/config';

const gateway = process.env.QUNLI_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  build: { target: 'es2022', sourcemap: false },
  server: { proxy: { '/v1': gateway, '/dev/token': gateway } },
  preview: { proxy: { '/v1': gateway, '/dev/token': gateway } },
  test: { include: ['test/**/*.test.ts'] },
});
