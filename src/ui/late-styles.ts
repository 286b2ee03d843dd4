// Loaded before the first component that comes late.
import './late.css';
