import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    // The hub's content security policy allows nothing inline, so no picture becomes a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
