import { mount } from 'svelte';
import './theme.css';
import './look/dialog.css';
import './look/tabs.css';
import App from './App.svelte';

mount(App, { target: document.getElementById('app') });
