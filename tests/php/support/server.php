<?php
/**
 * What a web server would say about a request, for those who have said nothing else.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

$_SERVER['HTTP_HOST']       = getenv( 'VERANDA_SITE_HOST' );
$_SERVER['SERVER_NAME']     = '127.0.0.1';
$_SERVER['REQUEST_URI']     = $_SERVER['REQUEST_URI'] ?? '/';
$_SERVER['REQUEST_METHOD']  = $_SERVER['REQUEST_METHOD'] ?? 'GET';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
