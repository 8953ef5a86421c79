<?php
/**
 * Plugin Name: Neighbour
 * Description: Does nothing. Every site has some plugin, and the first one makes WordPress load what it needs for plugins: that is not Veranda's cost.
 * Version:     1.0.0
 * Text Domain: neighbour
 *
 * @package Veranda\Bench
 */

declare( strict_types=1 );

namespace Veranda\Bench;

defined( 'ABSPATH' ) || exit;
