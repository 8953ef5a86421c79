<?php
/**
 * Removes everything that Veranda created when the plugin is deleted.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

use Veranda\Auth\Capabilities;
use Veranda\Database\Connection;
use Veranda\Database\Tables;
use Veranda\Lifecycle\Uninstallation;

defined( 'ABSPATH' ) || exit;
defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/Autoloader.php';
Autoloader::register( __DIR__ . '/includes' );

( new Uninstallation( Connection::of_wordpress(), new Tables( Connection::of_wordpress() ), new Capabilities() ) )->run();
