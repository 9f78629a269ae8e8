import { mount } from 'svelte';
import './theme.css';
import LivePage from './live/LivePage.svelte';

mount(LivePage, { target: document.getElementById('app') });
