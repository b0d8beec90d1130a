//! Self-check calculator for proposals to Japan's City-to-City Collaboration Programme (C3P).
